/** The one place that makes the word and the sentence of a result. */
package io.nifproof.result.words;
