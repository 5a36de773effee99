/** Results for a terminal, and what the reports share: columns, paragraphs, visible text. */
package io.nifproof.report.text;
