/**
 * Asks a library itself for its function table, where the file does not tell it: rustler, fine and
 * others build the table when {@code nif_init} is called.
 *
 * <p>Stages: {@link io.nifproof.abi.ask.Asker} starts a sacrificial JVM in a session of its own;
 * {@code Questioner} is the program in there, which loads the library through JNA, calls {@code
 * nif_init}, reads what it returns and writes it down line by line; {@code EntryLines} is the form
 * of these lines; {@link io.nifproof.abi.ask.Answer} is what came of it, a crash being one way.
 * {@link io.nifproof.abi.ask.AskedTables} is the same for those who have read the file before.
 *
 * <p>A library expects the functions of a VM around it. {@code StandIn} makes a shared object that
 * has them all by name: memory can be allocated, every other one ends the sacrificial JVM.
 */
package io.nifproof.abi.ask;
