/**
 * Reads, patches and assembles BEAM files (compiled Erlang modules) without any Erlang, so that the
 * same bytes serve every runtime.
 *
 * <p>Two ways lead to a module that can load a library on request: {@link
 * io.nifproof.node.beam.BeamFile#withLoader()} changes the module that belongs to the library,
 * {@link io.nifproof.node.beam.StubModule} makes one from names alone. Both export {@code
 * '$nifproof_load'/2}, whose whole body is {@code erlang:load_nif(A, B)}: the VM takes the module
 * that contains the calling instruction as the owner of the library.
 *
 * <p>Files are foreign input: whatever their bytes, reading ends in facts or in a {@link
 * io.nifproof.node.beam.BeamFormatException}. The format was read from beam_file.c, beam_load.c and
 * beam_asm.erl of OTP 23, 27 and 29.
 */
package io.nifproof.node.beam;
