"""Writes static registries of npm and pip into a folder: folder, address they will be served at."""
import base64, hashlib, io, json, os, sys, tarfile, zipfile

folder, address = sys.argv[1:3]
TEXT = "from the lab"


def write(path, content):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(content)


def npm(name, version):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for file, content in {"package.json": json.dumps({"name": name, "version": version, "main": "index.js"}),
                              "index.js": f"module.exports = '{TEXT}';\n"}.items():
            entry = tarfile.TarInfo("package/" + file)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content.encode()))
    tarball = packed.getvalue()
    write(f"npm/{name}/-/{name}-{version}.tgz", tarball)
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(tarball).digest()).decode()
    release = {"name": name, "version": version, "main": "index.js",
               "dist": {"tarball": f"{address}/npm/{name}/-/{name}-{version}.tgz", "integrity": integrity}}
    write(f"npm/{name}/index.json",
          json.dumps({"name": name, "dist-tags": {"latest": version}, "versions": {version: release}}).encode())


def pip(name, version):
    module, wheel = name.replace("-", "_"), io.BytesIO()
    info = f"{module}-{version}.dist-info"
    files = {f"{module}.py": f"TEXT = '{TEXT}'\n",
             f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
             f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: lab\nRoot-Is-Purelib: true\nTag: py3-none-any\n"}
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(wheel, "w") as archive:
        for file, content in files.items():
            archive.writestr(file, content)
    file = f"{module}-{version}-py3-none-any.whl"
    digest = hashlib.sha256(wheel.getvalue()).hexdigest()
    write(f"simple/{name}/{file}", wheel.getvalue())
    write(f"simple/{name}/index.html", f'<!DOCTYPE html><a href="{file}#sha256={digest}">{file}</a>'.encode())


npm("lab-package", "1.2.3")
npm("forbidden-package", "1.0.0")
pip("lab-wheel", "1.2.3")
