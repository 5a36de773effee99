/** The bytes of an ELF file as they lie in the file and in memory, read under guard. */
package io.nifproof.elf.image;
