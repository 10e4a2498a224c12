// The POM that users start from, and a reproduction that is smaller than theirs.
def source = new File(basedir, '../../../../reproductions/quickstart/pom.xml').canonicalFile
new File(basedir, 'pom.xml').setText(source.getText('UTF-8'), 'UTF-8')
return true
