/**
 * Small things about files that every part needs: their checksums, trees that go, programs on the
 * search path.
 */
package io.nifproof.node.files;
