package org.narrowgate.engine.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSTypedData;

/** Signed content that is read once from a stream, of whatever length. */
final class StreamedContent implements CMSTypedData {
    private final InputStream in;

    StreamedContent(InputStream in) {
        this.in = in;
    }

    @Override
    public ASN1ObjectIdentifier getContentType() {
        return CMSObjectIdentifiers.data;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        in.transferTo(out);
    }

    @Override
    public Object getContent() {
        return in;
    }

    /** BouncyCastle wraps what went wrong with the content; the caller is told which of the two it was. */
    static IOException readFailure(CMSException e, String otherwise) {
        return e.getCause() instanceof IOException read ? read : new IOException(otherwise, e);
    }
}
