/** Follows x86-64 code: as much of it as compilers use in plain functions. */
package io.nifproof.abi.amd64;
