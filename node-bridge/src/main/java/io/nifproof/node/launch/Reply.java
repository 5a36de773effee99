package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpErlangObject;
import java.time.Duration;

/** What came of a call into a node. */
public sealed interface Reply {
  /** It returned a term; an exception is the term {@code {badrpc, {'EXIT', Reason}}}. */
  record Answer(OtpErlangObject term) implements Reply {}

  /** Nothing came within that time; the node still runs. */
  record TimedOut(Duration timeout) implements Reply {}

  /** The node's process ended before it answered. */
  record Down(ExitStatus status) implements Reply {}
}
