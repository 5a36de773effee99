/** Follows AArch64 code: as much of it as compilers use in plain functions. */
package io.nifproof.abi.arm64;
