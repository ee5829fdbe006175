package org.narrowgate.ledger.disk;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** What {@link LossyDisk} tells of a file or folder; it keeps no times, and everything is its owner's alone. */
record LossyAttributes(LossyNode node, boolean folder, long length) implements PosixFileAttributes {
    @Override
    public boolean isDirectory() {
        return folder;
    }

    @Override
    public boolean isRegularFile() {
        return !folder;
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public FileTime lastModifiedTime() {
        return FileTime.fromMillis(0);
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public Object fileKey() {
        return node;
    }

    @Override
    public Set<PosixFilePermission> permissions() {
        return PosixFilePermissions.fromString(folder ? "rwx------" : "rw-------");
    }

    @Override
    public UserPrincipal owner() {
        throw new UnsupportedOperationException();
    }

    @Override
    public GroupPrincipal group() {
        throw new UnsupportedOperationException();
    }
}
