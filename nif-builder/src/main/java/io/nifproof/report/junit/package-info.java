/** Results as JUnit XML, for CI. */
package io.nifproof.report.junit;
