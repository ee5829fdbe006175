package org.narrowgate.engine.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.narrowgate.core.office.Authorities;
import org.narrowgate.core.office.Filed;
import org.narrowgate.core.office.Roster;
import org.narrowgate.engine.signature.CertificateFolder;
import org.narrowgate.engine.signature.TrustAnchors;

/** Officials by what is filed, without a workspace: certificates are known by their SHA-256 alone. */
public final class InventedOfficials {
    private InventedOfficials() {}

    public static Officials of(List<Filed> filed) throws IOException {
        return new Officials(
                TrustAnchors.of(List.of(), List.of()),
                CertificateFolder.in(Path.of("no-certificates-here")),
                new Authorities(Roster.of(filed), new OfficeRulesInUse()));
    }
}
