/**
 * Following machine code without executing it: what a register may hold ({@link
 * io.nifproof.abi.code.Value}), one way through a function ({@link io.nifproof.abi.code.Path}), and
 * what an architecture must know for it ({@link io.nifproof.abi.code.Processor}).
 */
package io.nifproof.abi.code;
