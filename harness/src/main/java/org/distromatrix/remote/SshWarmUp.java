package org.distromatrix.remote;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import net.schmizz.sshj.SSHClient;
import org.newsclub.net.unix.AFUNIXSocket;

/**
 * Makes the keys of a run and loads what the first connection needs, on a thread of its own, while
 * the program does other things: half of what a first connection takes is classes being loaded.
 */
public final class SshWarmUp {
  private SshWarmUp() {}

  /** Begins at once; completes with the run's keys. */
  public static CompletableFuture<SshKeys> start() {
    var keys = new CompletableFuture<SshKeys>();
    var thread = new Thread(() -> warmUp(keys), "ssh-warm-up");
    thread.setDaemon(true);
    thread.start();
    return keys;
  }

  private static void warmUp(CompletableFuture<SshKeys> result) {
    try {
      SshKeys keys = SshKeys.generate();
      result.complete(keys);
      rehearse(keys);
    } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
      // once the keys are there, the connection itself will say what is wrong
      result.completeExceptionally(e);
    }
  }

  /** What a connection does, but for the connection. */
  private static void rehearse(SshKeys keys) throws GeneralSecurityException {
    AFUNIXSocket.isSupported();
    new SSHClient(SshAlgorithms.config());
    OpenSshKeys.publicLine(keys.client().getPublic());
    sign(keys.client());
    KeyPair ephemeral = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(ephemeral.getPrivate());
    agreement.doPhase(ephemeral.getPublic(), true);
    agreement.generateSecret();
    Cipher.getInstance("AES/CTR/NoPadding");
    Mac.getInstance("HmacSHA256");
  }

  private static void sign(KeyPair pair) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.verify(signed);
  }
}
