package org.narrowgate.ledger.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** On a {@link LossyDisk} everything is its owner's alone already, so that to say it once more changes nothing. */
record LossyView(Path path) implements PosixFileAttributeView {
    @Override
    public String name() {
        return "posix";
    }

    @Override
    public PosixFileAttributes readAttributes() throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class);
    }

    @Override
    public void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
        if (!readAttributes().permissions().containsAll(permissions)) {
            throw new IOException(path + ": nobody else may use it here");
        }
    }

    @Override
    public void setTimes(FileTime modified, FileTime accessed, FileTime created) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipal getOwner() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setOwner(UserPrincipal owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setGroup(GroupPrincipal group) {
        throw new UnsupportedOperationException();
    }
}
