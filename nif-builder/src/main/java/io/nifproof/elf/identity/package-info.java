/** What a file is, before anything is read of it: ELF, another system's library, or none. */
package io.nifproof.elf.identity;
