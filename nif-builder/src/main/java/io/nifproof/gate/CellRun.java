package io.nifproof.gate;

import io.nifproof.result.CellResult;

/**
 * A cell that has its result.
 *
 * @param cell the cell
 * @param result what came of it
 */
record CellRun(Cell cell, CellResult result) {}
