package org.narrowgate.engine.office;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.narrowgate.core.office.Filed;
import org.narrowgate.core.office.RosterCheck;
import org.narrowgate.core.office.Statement;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.workspace.Workspace;

/** A paper as somebody writes it, with certificates by their files, made ready to be signed: by their SHA-256. */
public final class PaperDraft {
    private static final Pattern FILE = Pattern.compile("(?<![\\w./-])certificates/[\\w.-]+\\.pem");

    private PaperDraft() {}

    /**
     * Puts the SHA-256 of a certificate in the place of its file.
     *
     * @param workspace folder in which {@code certificates/} lies
     * @throws org.narrowgate.engine.signature.CredentialException naming a file that holds no certificate
     */
    public static byte[] ready(String written, Path workspace) {
        Matcher files = FILE.matcher(written);
        StringBuilder ready = new StringBuilder();
        while (files.find()) {
            files.appendReplacement(
                    ready, Certificates.fingerprint(Certificates.read(workspace.resolve(files.group()))));
        }
        return files.appendTail(ready).toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a paper on offices as filing will, so that its faults name the file; one of another kind is not looked at.
     *
     * @param shown how messages name the file
     * @throws DocumentException with every fault of its form
     */
    public static void checkForm(String shown, byte[] text) throws DocumentException {
        Paper paper = Paper.parse(shown, text);
        if (paper.kind().subject() == PaperKind.Subject.OFFICES) {
            var unused = statements(paper);
        }
    }

    private static List<Statement> statements(Paper paper) throws DocumentException {
        return paper.kind() == PaperKind.OFFICES ? RosterReader.read(paper) : RosterReader.readSettlement(paper);
    }

    /**
     * What would keep a paper on offices from being filed as things stand, whoever signs it.
     *
     * @return every contradiction with its remedy; empty if there is none
     * @throws DocumentException with every fault of its form
     */
    public static List<String> faults(Workspace workspace, Paper paper, Instant now)
            throws IOException, DocumentException {
        if (paper.kind().subject() != PaperKind.Subject.OFFICES) {
            return List.of("a paper of the kind `" + paper.kind().word() + "` is filed by another command");
        }
        List<String> faults = new ArrayList<>();
        if (!paper.custodian().equals(workspace.config().custodian())) {
            faults.add("`custodian` is not the one of narrowgate.yaml, and a paper counts for one alone: write "
                    + workspace.config().custodian());
        }
        Papers papers = Papers.read(workspace);
        if (papers.named(paper.id()).isPresent()) {
            faults.add("a paper `" + paper.id() + "` is filed already, and that stands; give this one another id");
        }
        List<Filed> filed = statements(paper).stream()
                .map(statement -> new Filed(statement, now, paper.id(), ""))
                .toList();
        faults.addAll(RosterCheck.faults(Officials.of(workspace, papers).roster(), filed, Optional.empty()));
        return List.copyOf(faults);
    }
}
