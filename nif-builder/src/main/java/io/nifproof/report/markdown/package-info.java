/** Results as Markdown, for summaries of CI. */
package io.nifproof.report.markdown;
