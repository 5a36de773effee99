/** Results as JSON, with published schemas. */
package io.nifproof.report.json;
