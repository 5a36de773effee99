/**
 * Finds the libraries to check in what a user names: files, folders, releases, archives. With each
 * comes its module, when that lies beside it.
 */
package io.nifproof.artifact.check;
