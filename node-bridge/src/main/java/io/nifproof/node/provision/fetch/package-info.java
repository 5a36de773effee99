/** Runtimes and emulators of Debian, fetched into the cache as ordinary files. */
package io.nifproof.node.provision.fetch;
