/**
 * What came of cells: the one typed, immutable result that runs make, files keep and reports tell.
 *
 * <p>{@link io.nifproof.result.Results} has a {@link io.nifproof.result.CellResult} for each cell.
 * What happened is of a closed set, {@link io.nifproof.result.CellOutcome} of a cell and {@link
 * io.nifproof.result.CallEnd} of a call; what it comes to is a {@link io.nifproof.result.Verdict}.
 * {@link io.nifproof.result.Sentences} and {@link io.nifproof.result.CellWords} are the one place
 * that says either in words. {@code io.nifproof.result.json} reads and writes it all.
 */
package io.nifproof.result;
