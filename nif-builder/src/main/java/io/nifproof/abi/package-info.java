/**
 * The Erlang NIF layout over the facts of an ELF file: what {@code nif_init} does, and the entry
 * and function table it returns. No opinion: a table that would crash a VM is a fact like any
 * other.
 *
 * <p>Start at {@link io.nifproof.abi.NifReader#read}. Two witnesses are heard: the code of {@code
 * nif_init}, followed instruction by instruction, and a search for the pointer to {@code
 * "beam.vanilla"} that every entry has. {@link io.nifproof.abi.Certainty} says how far they support
 * the result.
 *
 * <p>Layouts and versions are those of {@code erl_nif.h} and {@code erl_nif.c} of OTP 17 to 29.
 */
package io.nifproof.abi;
