return new File(basedir, 'own study').mkdirs()
