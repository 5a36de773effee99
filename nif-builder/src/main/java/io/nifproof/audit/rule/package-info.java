/** The rules: each class holds those of one subject, looks at facts and writes findings. */
package io.nifproof.audit.rule;
