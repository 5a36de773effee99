/**
 * What cells have in common: the axes that separate failing from passing ones, differences, prices.
 */
package io.nifproof.analysis;
