"""Holds a folder of deployed artifacts against what Maven Central asks for.

usage: central.py FOLDER VERSION
https://central.sonatype.org/publish/requirements/ without the signatures, which need a key.
"""

import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

NAMESPACE = "{http://maven.apache.org/POM/4.0.0}"
NEEDED = [
    "name",
    "description",
    "url",
    "licenses/license/name",
    "licenses/license/url",
    "developers/developer/name",
    "scm/connection",
    "scm/developerConnection",
    "scm/url",
    "issueManagement/url",
]
ARTIFACTS = {"auxtask-parent": "pom", "aux-templates": "jar", "aux-runtime": "jar", "aux-maven-plugin": "jar"}


def text(pom, path):
    found = pom.find("/".join(NAMESPACE + name for name in path.split("/")))
    return "" if found is None else (found.text or "").strip()


def main(folder, version):
    base = Path(folder) / "io/github/auxtask"
    faults = []
    there = {path.name for path in base.iterdir() if path.is_dir()}
    if there != set(ARTIFACTS):
        faults.append(f"{base}: has {sorted(there)}, not {sorted(ARTIFACTS)}")
    parent = ElementTree.parse(base / "auxtask-parent" / version / f"auxtask-parent-{version}.pom")
    for artifact, packaging in ARTIFACTS.items():
        stem = base / artifact / version / f"{artifact}-{version}"
        pom = ElementTree.parse(f"{stem}.pom")
        for path in NEEDED:
            # A module's own name and description; the rest may be its parent's.
            if not text(pom, path) and (path in ("name", "description") or not text(parent, path)):
                faults.append(f"{stem}.pom: no <{path}>")
        if "-SNAPSHOT" in Path(f"{stem}.pom").read_text(encoding="utf-8"):
            faults.append(f"{stem}.pom: names a SNAPSHOT")
        expected = [".pom", "-cyclonedx.json", "-cyclonedx.xml"]
        if packaging == "jar":
            expected += [".jar", "-sources.jar", "-javadoc.jar"]
        for ending in expected:
            file = Path(f"{stem}{ending}")
            if not file.is_file():
                faults.append(f"{file}: is missing")
                continue
            for digest in (".md5", ".sha1"):
                if not Path(f"{file}{digest}").is_file():
                    faults.append(f"{file}{digest}: is missing")
            if ending == ".jar":
                names = zipfile.ZipFile(file).namelist()
                faults += [f"{file}: has no META-INF/{name}" for name in ("LICENSE", "NOTICE") if f"META-INF/{name}" not in names]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{folder}: {len(ARTIFACTS)} artifacts, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
