package io.nifproof.result;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a cell took.
 *
 * @param millis the time of the whole cell, without waiting for a core
 * @param loadMillis how long {@code load_nif} took; empty when the library did not load
 * @param size of the library in bytes; empty when there is none
 */
public record Costs(long millis, OptionalDouble loadMillis, OptionalLong size) {}
