/** Results as SARIF, for code scanning. */
package io.nifproof.report.sarif;
