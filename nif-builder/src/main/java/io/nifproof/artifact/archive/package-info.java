/**
 * Takes libraries and their modules out of archives that nobody vouches for: tarballs, Hex
 * packages, Debian packages, Erlang archives.
 *
 * <p>The main type is {@link io.nifproof.artifact.archive.Unpacker}. It writes regular files below
 * one folder and nothing else, however the archive was made.
 */
package io.nifproof.artifact.archive;
