/** Results as one self-contained page. */
package io.nifproof.report.html;
