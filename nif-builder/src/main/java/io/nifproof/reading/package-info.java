/**
 * Reads results: what the cells of a matrix have in common, and what separates them.
 *
 * <p>{@link io.nifproof.reading.Merge} puts the {@link io.nifproof.result.Results} of several runs
 * together, and {@link io.nifproof.reading.Reading} draws conclusions, alike from a run that just
 * ended and from the files of many machines. All of it is pure: no clock, no file, no order that
 * matters but that of the input.
 */
package io.nifproof.reading;
