/**
 * Reads results: what the cells of a matrix have in common, and what separates them.
 *
 * <p>The one way in is the JSON of a report, so that a run that just ended and the files of many
 * machines are read alike: {@link io.nifproof.reading.ResultsReader} makes {@link
 * io.nifproof.reading.Results} of it, {@link io.nifproof.reading.Merge} puts several together, and
 * {@link io.nifproof.reading.Reading} draws conclusions. All of it is pure: no clock, no file, no
 * order that matters but that of the input.
 */
package io.nifproof.reading;
