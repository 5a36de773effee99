package io.nifproof.cli.run;

import io.nifproof.artifact.repository.TransferNews;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows files on their way: one line that changes on a terminal, a line for each when verbose. */
public final class TransferProgress implements Consumer<TransferNews> {
  private static final int WIDTH = 79;
  private static final long KIB = 1024;

  private final PrintWriter err;
  private final boolean terminal;
  private final boolean verbose;

  public TransferProgress(PrintWriter err, boolean terminal, boolean verbose) {
    this.err = err;
    this.terminal = terminal;
    this.verbose = verbose;
  }

  @Override
  public void accept(TransferNews news) {
    boolean running = news.state() == TransferNews.State.RUNNING;
    if (terminal) {
      err.print("\r\u001b[K" + (running ? line(news) : ""));
      err.flush();
    } else if (verbose && !running) {
      String end = news.state() == TransferNews.State.DONE ? "" : ": not there, or failed";
      err.println(verb(news) + " " + news.resource() + " " + at(news) + end);
    }
  }

  private static String line(TransferNews news) {
    String total = news.total() > 0 ? " of " + kib(news.total()) : "";
    String line = verb(news) + " " + news.resource() + " " + kib(news.bytes()) + total;
    return line.substring(0, Math.min(WIDTH, line.length()));
  }

  private static String at(TransferNews news) {
    return (news.upload() ? "to " : "from ") + news.repository();
  }

  private static String verb(TransferNews news) {
    return news.upload() ? "sending" : "fetching";
  }

  private static String kib(long bytes) {
    return (bytes + KIB - 1) / KIB + " KiB";
  }
}
