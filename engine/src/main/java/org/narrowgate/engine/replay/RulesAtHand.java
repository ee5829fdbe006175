package org.narrowgate.engine.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.narrowgate.engine.agreement.AgreementTexts;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.registry.RegisterEntry.Named;
import org.narrowgate.engine.rules.KeptRules;
import org.narrowgate.engine.run.EngineVersion;
import org.narrowgate.engine.run.PastRun;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.secondlock.LockFile;

/**
 * What a run went by, found by the hash that the register has of it: as it was kept, or else the program's own or the
 * workspace's, for older programs kept nothing.
 */
record RulesAtHand(PastRun past, KeptRules kept, Path packs) {
    static RulesAtHand of(PastRun past, Path packs) {
        return new RulesAtHand(past, KeptRules.of(past.workspace()), packs);
    }

    Pack pack() throws IOException, DocumentException, RefusedException {
        Named named = past.opened().pack();
        Optional<Path> folder = kept.pack(named.sha256());
        Path own = packs.resolve(named.id()).normalize();
        if (folder.isEmpty()
                && own.startsWith(packs.normalize())
                && Files.isDirectory(own)
                && PackReader.sha256(own).equals(named.sha256())) {
            folder = Optional.of(own);
        }
        return PackReader.read(
                folder.orElseThrow(() -> missing("pack " + named.id(), kept.packFolder(named.sha256()))));
    }

    Optional<AgreementDocument> agreement(Pack pack) throws IOException, DocumentException, RefusedException {
        Named named = past.opened().agreement();
        if (named.id().isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> file = kept.agreement(named.sha256());
        if (file.isEmpty()) {
            file = AgreementTexts.in(past.workspace().agreements()).file(named.sha256());
        }
        return Optional.of(AgreementReader.read(
                file.orElseThrow(() -> missing("agreement " + named.id(), kept.agreementFile(named.sha256()))),
                pack,
                past.adopted(pack)));
    }

    /** The second lock; empty if there was none. */
    Optional<LockFile> lock() throws IOException, DocumentException, RefusedException {
        if (past.opened().secondLock().isEmpty()) {
            return Optional.empty();
        }
        String sha256 = past.opened().secondLock().get();
        return Optional.of(
                LockFile.read(kept.lock(sha256).orElseThrow(() -> missing("second lock", kept.lockFile(sha256)))));
    }

    /** The jar that decided; empty if that is the core of this process, or nobody can tell. */
    Optional<Path> otherEngine() throws IOException, RefusedException {
        String sha256 = past.opened().engine().sha256();
        if (sha256.isEmpty() || sha256.equals(EngineVersion.current().sha256())) {
            return Optional.empty();
        }
        return Optional.of(kept.engine(sha256).orElseThrow(() -> missing("engine", kept.engineFile(sha256))));
    }

    private RefusedException missing(String what, Path place) {
        return new RefusedException(
                "rules-missing",
                place + ": the " + what + " that run " + past.run()
                        + " went by is missing or was altered; put it back as"
                        + " the register names it, from a backup or from the version of the program that decided");
    }
}
