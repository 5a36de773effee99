/**
 * From a variant to a library: by one compiler command, or by the project's own build system.
 *
 * <p>Start at {@link io.nifproof.build.CcDriver}: a {@link io.nifproof.build.BuildRequest} goes in,
 * one of the closed set of {@link io.nifproof.build.BuildResult} comes out; or at {@link
 * io.nifproof.build.ProjectDriver}, which takes a {@link io.nifproof.build.ProjectRequest}.
 */
package io.nifproof.build;
