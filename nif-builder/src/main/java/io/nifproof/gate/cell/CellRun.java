package io.nifproof.gate.cell;

import io.nifproof.gate.matrix.Cell;
import io.nifproof.result.CellResult;

/**
 * A cell that has its result.
 *
 * @param cell the cell
 * @param result what came of it
 */
public record CellRun(Cell cell, CellResult result) {}
