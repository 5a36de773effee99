/**
 * Facts of an ELF file, without opinion: what a file is, and what its headers, dynamic section,
 * symbols, versions, relocations and notes say.
 *
 * <p>Start at {@link io.nifproof.elf.FileIdentity#of}, which names any file, or at {@link
 * io.nifproof.elf.ElfFile#read}, which reads a 64-bit little-endian one. Reading goes by the
 * program headers and the dynamic section, as the loader does; section headers may be absent. No
 * size or offset of the file is trusted: a part that cannot be read becomes a {@link
 * io.nifproof.elf.Damage}, a file that cannot be read at all an {@link
 * io.nifproof.elf.ElfFormatException}.
 *
 * <p>Layouts are from the System V gABI, the x86-64 and AArch64 psABI supplements, and the
 * definitions of {@code elf.h} in glibc 2.41.
 */
package io.nifproof.elf;
