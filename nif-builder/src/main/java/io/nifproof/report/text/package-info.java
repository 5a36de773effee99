/** Results for a terminal, and what the reports share: columns, paragraphs. */
package io.nifproof.report.text;
