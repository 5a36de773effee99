/**
 * The use cases, for programs: {@link io.nifproof.app.Gate}, {@link io.nifproof.app.Check}, {@link
 * io.nifproof.app.BuildAll} and {@link io.nifproof.app.Bisect}. Each takes an immutable request and
 * returns a result; nothing here prints or ends the process. The command line is one caller; an
 * audit needs no wiring and is {@link io.nifproof.audit.Audit}, unless it asks the libraries
 * themselves: {@link io.nifproof.app.AskingAudit}.
 *
 * <p>What cannot be done as it was asked for ends in a {@link
 * io.nifproof.app.host.UseCaseException}. A library that fails is no exception but a result.
 */
package io.nifproof.app;
