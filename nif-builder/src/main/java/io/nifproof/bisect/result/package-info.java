/** What a bisection asks, answers and concludes. */
package io.nifproof.bisect.result;
