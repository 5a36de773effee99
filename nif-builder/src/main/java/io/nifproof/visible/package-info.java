/** Letters that act instead of being seen, made visible: the one place that knows them. */
package io.nifproof.visible;
