/** The searches: ends, flags, passes, files, functions. */
package io.nifproof.bisect.search;
