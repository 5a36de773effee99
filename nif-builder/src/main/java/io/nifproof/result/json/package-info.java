/**
 * Results as JSON, both ways: version 2 is written, versions 1 and 2 are read. Everybody who keeps
 * or passes on results does it through this.
 *
 * <p>What a file has and this version does not know stays with its cell, so that what is written
 * again loses nothing.
 */
package io.nifproof.result.json;
