/**
 * From C sources and a toolchain to a library, by one compiler command.
 *
 * <p>Start at {@link io.nifproof.build.CcDriver}: a {@link io.nifproof.build.BuildRequest} goes in,
 * one of the closed set of {@link io.nifproof.build.BuildResult} comes out.
 */
package io.nifproof.build;
