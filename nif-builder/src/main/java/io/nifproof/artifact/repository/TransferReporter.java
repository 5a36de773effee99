package io.nifproof.artifact.repository;

import java.util.function.Consumer;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells what happens to files on their way, one at a time. */
final class TransferReporter extends AbstractTransferListener {
  private final Consumer<TransferNews> listener;

  TransferReporter(Consumer<TransferNews> listener) {
    this.listener = listener;
  }

  @Override
  public void transferProgressed(TransferEvent event) {
    tell(event, TransferNews.State.RUNNING);
  }

  @Override
  public void transferSucceeded(TransferEvent event) {
    tell(event, TransferNews.State.DONE);
  }

  @Override
  public void transferFailed(TransferEvent event) {
    tell(event, TransferNews.State.FAILED);
  }

  private synchronized void tell(TransferEvent event, TransferNews.State state) {
    String name = event.getResource().getResourceName();
    listener.accept(
        new TransferNews(
            name.substring(name.lastIndexOf('/') + 1),
            event.getResource().getRepositoryUrl(),
            event.getRequestType() == TransferEvent.RequestType.PUT,
            event.getTransferredBytes(),
            event.getResource().getContentLength(),
            state));
  }
}
